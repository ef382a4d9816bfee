# Stands for `pm2 start trossapp-backend`.
echo "$(date '+%F %T') INFO  backend listening on port 3001" >> app/combined.log
echo "backend started"
