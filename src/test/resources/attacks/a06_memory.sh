# One process takes all it gets.
command -v python3 >/dev/null || exit 0
python3 - <<'P'
taken = []
try:
    while len(taken) < 200:
        taken.append(bytearray(16 << 20))
    print("BREACH", len(taken) * 16, "MiB")
except MemoryError:
    pass
P
