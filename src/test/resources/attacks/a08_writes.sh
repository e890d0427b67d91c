# Writes where nothing may be written.
for file in /x /usr/x /usr/bin/x /etc/x /etc/alternatives/x /dev/x /script /event.json /lib/x /home/x \
  /proc/sys/kernel/hostname /proc/sys/kernel/core_pattern /proc/sys/vm/drop_caches /proc/sysrq-trigger; do
  (echo hi >"$file") 2>/dev/null && echo "BREACH wrote $file"
done
touch /tmp/work/fine || echo "BREACH has no place to work"
