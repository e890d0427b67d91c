# Leaves something behind.
setsid nohup bash -c 'exec -a lockstep_escapee sleep 300' >/dev/null 2>&1 &
setsid bash -c 'trap "" TERM INT HUP; exec -a lockstep_escapee sleep 300' >/dev/null 2>&1 &
disown -a
echo left
