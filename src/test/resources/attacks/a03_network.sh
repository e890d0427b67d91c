# Tries to reach anything.
(exec 3<>"/dev/tcp/127.0.0.1/$LOCKSTEP_TEST_PORT") 2>/dev/null && echo "BREACH loopback of the machine"
command -v python3 >/dev/null || exit 0
python3 - <<'P'
import os, socket
port = int(os.environ["LOCKSTEP_TEST_PORT"])
for target in [("127.0.0.1", port), ("1.1.1.1", 443), ("169.254.169.254", 80), ("10.0.0.1", 80)]:
    try:
        socket.create_connection(target, 1)
        print("BREACH connected", target)
    except OSError:
        pass
for name in ("AF_VSOCK", "AF_NETLINK", "AF_PACKET", "AF_ALG", "AF_BLUETOOTH", "AF_CAN"):
    family = getattr(socket, name, None)
    if family is None:
        continue
    for kind in (socket.SOCK_STREAM, socket.SOCK_RAW, socket.SOCK_DGRAM, socket.SOCK_SEQPACKET):
        try:
            socket.socket(family, kind)
            print("BREACH created", name)
        except OSError:
            pass
try:
    socket.gethostbyname("example.com")
    print("BREACH dns")
except OSError:
    pass
P
