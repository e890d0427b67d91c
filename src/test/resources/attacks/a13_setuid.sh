# Becomes somebody else.
cp /bin/bash /tmp/other && chmod u+s /tmp/other 2>/dev/null && /tmp/other -p -c 'id -u' | grep -v 65534 | sed 's/^/BREACH /'
for program in $(find /usr/bin /usr/sbin -perm -4000 -type f 2>/dev/null | head -20); do
  [ "$(timeout 1 "$program" --version 2>/dev/null </dev/null >/dev/null; id -u)" = 65534 ] || echo "BREACH $program"
done
