# Fills what can be written.
for file in /dev/shm/x /tmp/x; do
  dd if=/dev/zero of=$file bs=1M count=512 >/dev/null 2>&1 && echo "BREACH 512 MiB in $file"
done
for part in 1 2 3 4 5 6; do dd if=/dev/zero of=/tmp/part$part bs=1M count=30 >/dev/null 2>&1; done
used=$(du -sm /tmp /dev/shm 2>/dev/null | awk '{sum += $1} END {print sum}')
[ "$used" -le 90 ] || echo "BREACH $used MiB in memory files"
