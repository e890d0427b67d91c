package dev.lockstep.watch.sandbox;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The filter of system calls that a script runs under: a BPF program that refuses what no script needs and what has been
 * used to get out of sandboxes. Wrong architecture or 32-bit calls end the process.
 */
final class Seccomp {
    private static final int LOAD_WORD = 0x20;
    private static final int JUMP_EQUAL = 0x15;
    private static final int JUMP_AT_LEAST = 0x35;
    private static final int JUMP_ANY_BIT = 0x45;
    private static final int RETURN = 0x06;

    private static final int ALLOW = 0x7fff0000;
    private static final int KILL = 0x80000000;
    private static final int NOT_PERMITTED = 0x00050001;
    private static final int NOT_IMPLEMENTED = 0x00050026;

    private static final int AT_NUMBER = 0;
    private static final int AT_ARCHITECTURE = 4;
    private static final int AT_FIRST_ARGUMENT = 16;
    private static final int X32_BIT = 0x40000000;
    /** All CLONE_NEW* flags: a script gets no namespaces of its own. */
    private static final int NAMESPACE_FLAGS = 0x7E020000;

    private static final int[] SOCKET_FAMILIES = {1, 2, 10}; // unix, IPv4, IPv6: AF_VSOCK is not held by a namespace

    /** Numbers that are the same on all architectures since they were added. */
    private static final int[] NEW_CALLS = {
        424,
        425,
        426,
        427, // pidfd_send_signal, io_uring
        428,
        429,
        430,
        431,
        432,
        433, // mounting by handles
        438,
        442,
        443,
        444,
        445,
        446, // pidfd_getfd, mount_setattr, quotactl_fd, landlock
        457,
        458,
        467 // statmount, listmount, open_tree_attr
    };

    private static final int CLONE3 = 435;

    private static final Machine X86_64 = new Machine(0xC000003E, 56, 41, new int[] {
        101,
        310,
        311, // ptrace, process_vm_*
        165,
        166,
        155,
        161,
        167,
        168,
        169, // mount, umount2, pivot_root, chroot, swap, reboot
        170,
        171,
        172,
        173,
        175,
        176,
        313,
        246,
        320, // names, ports, modules, kexec
        321,
        298,
        250,
        248,
        249,
        323, // bpf, perf, keys, userfaultfd
        272,
        308,
        304,
        303, // unshare, setns, handles
        163,
        179,
        164,
        227,
        159,
        305,
        212,
        180, // acct, quotactl, clocks, lookup_dcookie, nfsservctl
        279,
        237,
        256,
        238,
        103,
        153,
        135,
        154,
        156,
        134,
        136,
        300,
        301 // pages, syslog, personality, ldt, fanotify
    });

    private static final Machine AARCH64 = new Machine(0xC00000B7, 220, 198, new int[] {
        117, 270, 271, 40, 39, 41, 51, 224, 225, 142, 161, 162, 105, 106, 273, 104, 294, 280, 241, 219, 217, 218, 282,
        97, 268, 265, 264, 89, 60, 170, 112, 171, 266, 18, 42, 239, 235, 238, 237, 116, 58, 92, 262, 263
    });

    /** @param refused numbers of its older calls */
    private record Machine(int architecture, int cloning, int socket, int[] refused) {}

    private record Instruction(int code, int ifTrue, int ifFalse, int operand) {}

    private final List<Instruction> program = new ArrayList<>();

    private Seccomp() {}

    /** The program as the kernel reads it; empty for a machine that is not known here. */
    static Optional<byte[]> filter(String machine) {
        return switch (machine) {
            case "amd64", "x86_64" -> Optional.of(new Seccomp().written(X86_64));
            case "aarch64" -> Optional.of(new Seccomp().written(AARCH64));
            default -> Optional.empty();
        };
    }

    private byte[] written(Machine machine) {
        load(AT_ARCHITECTURE);
        unlessEqual(machine.architecture, KILL);
        load(AT_NUMBER);
        if (machine == X86_64) {
            add(JUMP_AT_LEAST, 0, 1, X32_BIT);
            add(RETURN, 0, 0, KILL);
        }
        for (int call : machine.refused) {
            ifEqual(call, NOT_PERMITTED);
        }
        for (int call : NEW_CALLS) {
            ifEqual(call, NOT_PERMITTED);
        }
        // Its flags lie in memory where no filter can see them; libraries fall back to clone.
        ifEqual(CLONE3, NOT_IMPLEMENTED);
        add(JUMP_EQUAL, 0, 4, machine.cloning);
        load(AT_FIRST_ARGUMENT);
        add(JUMP_ANY_BIT, 0, 1, NAMESPACE_FLAGS);
        add(RETURN, 0, 0, NOT_PERMITTED);
        add(RETURN, 0, 0, ALLOW);
        add(JUMP_EQUAL, 0, SOCKET_FAMILIES.length + 2, machine.socket);
        load(AT_FIRST_ARGUMENT);
        for (int left = SOCKET_FAMILIES.length; left > 0; left--) {
            add(JUMP_EQUAL, left, 0, SOCKET_FAMILIES[SOCKET_FAMILIES.length - left]);
        }
        add(RETURN, 0, 0, NOT_PERMITTED);
        add(RETURN, 0, 0, ALLOW);
        var bytes = ByteBuffer.allocate(program.size() * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (var each : program) {
            bytes.putShort((short) each.code)
                    .put((byte) each.ifTrue)
                    .put((byte) each.ifFalse)
                    .putInt(each.operand);
        }
        return bytes.array();
    }

    private void load(int offset) {
        add(LOAD_WORD, 0, 0, offset);
    }

    private void ifEqual(int value, int verdict) {
        add(JUMP_EQUAL, 0, 1, value);
        add(RETURN, 0, 0, verdict);
    }

    private void unlessEqual(int value, int verdict) {
        add(JUMP_EQUAL, 1, 0, value);
        add(RETURN, 0, 0, verdict);
    }

    private void add(int code, int ifTrue, int ifFalse, int operand) {
        program.add(new Instruction(code, ifTrue, ifFalse, operand));
    }
}
