# Ends everybody that can be seen.
kill -9 -1
echo after
