# Stands for `pm2 stop trossapp-backend`.
echo "backend stopped"
echo "$(date '+%F %T') INFO  backend stopped" >> app/combined.log
