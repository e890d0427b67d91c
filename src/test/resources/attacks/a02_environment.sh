# Looks for the hub's environment and open files.
grep -a -l "LOCKSTEP_TEST_CANARY" /proc/[0-9]*/environ 2>/dev/null | sed 's/^/BREACH environ /'
env | grep -v -E '^(PATH|HOME|LANG|PWD|SHLVL|_|OLDPWD|LOCKSTEP_TEST_FOLDER|LOCKSTEP_TEST_PORT)=' | sed 's/^/BREACH variable /'
for open in /proc/$$/fd/*; do
  case ${open##*/} in 0 | 1 | 2 | 255) ;; *) [ -e "$open" ] && echo "BREACH file ${open##*/} $(readlink "$open")" ;; esac
done
for process in /proc/[0-9]*; do
  tr '\0' ' ' <"$process/cmdline" 2>/dev/null | grep -E "java|$LOCKSTEP_TEST_FOLDER" | sed 's/^/BREACH process /'
done
true
