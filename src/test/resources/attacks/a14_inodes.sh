# Very many empty files.
command -v python3 >/dev/null || exit 0
python3 - <<'P'
import time
end = time.time() + 3
number = 0
try:
    while time.time() < end:
        open("/tmp/work/%d" % number, "w").close()
        number += 1
except OSError:
    pass
if number > 2000000:
    print("BREACH", number, "files")
P
