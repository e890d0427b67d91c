# Asks the kernel for more.
unshare -U true 2>/dev/null && echo "BREACH namespace"
unshare -m true 2>/dev/null && echo "BREACH mount namespace"
mount -t tmpfs x /tmp 2>/dev/null && echo "BREACH mount"
chroot / true 2>/dev/null && echo "BREACH chroot"
su -c true 2>/dev/null </dev/null && echo "BREACH su"
[ "$(awk '/CapEff|CapBnd|CapPrm/ {print $2}' /proc/self/status | tr -d '0\n')" = "" ] || echo "BREACH capabilities"
[ "$(ulimit -u)" -le 64 ] || echo "BREACH processes"
ulimit -Hu 4096 2>/dev/null && echo "BREACH raised a limit"
command -v python3 >/dev/null || exit 0
[ "$(uname -m)" = x86_64 ] || exit 0
python3 - <<'P'
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
calls = [
    ("ptrace", 101, (0, 0, 0, 0)), ("keyctl", 250, (0, -3, 0)), ("add_key", 248, (0, 0, 0, 0, 0)),
    ("bpf", 321, (0, 0, 0)), ("perf_event_open", 298, (0, 0, -1, -1, 0)), ("userfaultfd", 323, (0,)),
    ("io_uring_setup", 425, (1, 0)), ("personality", 135, (0xFFFFFFFF,)), ("clone NEWUSER", 56, (0x10000000 | 17, 0, 0, 0, 0)),
    ("clone NEWNET", 56, (0x40000000 | 17, 0, 0, 0, 0)), ("kexec_load", 246, (0, 0, 0, 0)), ("open_by_handle_at", 304, (-1, 0, 0)),
    ("setns", 308, (0, 0)), ("pidfd_getfd", 438, (0, 0, 0)), ("fsopen", 430, (0, 0)), ("open_tree", 428, (-100, 0, 0)),
    ("mount_setattr", 442, (0, 0, 0, 0, 0)), ("process_vm_readv", 310, (1, 0, 0, 0, 0, 0)), ("init_module", 175, (0, 0, 0)),
]
for name, number, arguments in calls:
    ctypes.set_errno(0)
    result = libc.syscall(number, *arguments)
    if name.startswith("clone") and result == 0:
        os._exit(0)
    if result >= 0 or ctypes.get_errno() != 1:
        print("BREACH", name, result, os.strerror(ctypes.get_errno()))
if libc.syscall(435, 0, 0) >= 0 or ctypes.get_errno() != 38:
    print("BREACH clone3")
P
