# Reads what belongs to the machine.
for file in /etc/shadow /etc/passwd /etc/hostname /root /home /var /run /opt /srv /boot /sys /mnt /media /work \
  /proc/1/root/etc/shadow /proc/1/cwd/etc /proc/kcore /proc/sysrq-trigger /proc/kallsyms "$LOCKSTEP_TEST_FOLDER"; do
  if head -c1 "$file" >/dev/null 2>&1 && [ "$file" != /proc/kallsyms ] || ls "$file/" >/dev/null 2>&1; then echo "BREACH reads $file"; fi
done
[ -z "$(cat /proc/cmdline)" ] || echo "BREACH kernel command line"
grep -E ' /(root|home|var|work)' /proc/self/mountinfo | grep -v ' /usr' | head -3 | sed 's/^/BREACH mount /'
