# Many processes that take all they get together, and keep it until the end.
command -v python3 >/dev/null || exit 0
for each in $(seq 1 40); do
  python3 -c '
import time
taken = []
try:
    while len(taken) < 40: taken.append(bytearray(16 << 20))
except MemoryError: pass
print("took", len(taken) * 16, flush=True)
time.sleep(30)' 2>/dev/null &
done
wait
