mkdir -p /opt/larder
# systemd opens the log before it drops its rights, and makes no folder for it.
install -d -m 0750 /var/log/larder
aws s3 cp --only-show-errors --region "$REGION" "$PROGRAM" /tmp/larder.tar.gz
tar -xzf /tmp/larder.tar.gz -C /opt/larder --no-same-owner
rm /tmp/larder.tar.gz
chmod -R a+rX /opt/larder
chmod 0644 /etc/systemd/system/larder.service /etc/systemd/system/larder-secrets.service
chmod 0700 /usr/local/sbin/larder-secrets

systemctl daemon-reload
systemctl enable --now larder.service

# Whoever replaces servers hears of this one when it can sell, or that it never could.
for _ in $(seq 120); do
  if curl --silent --fail --max-time 3 --output /dev/null "http://127.0.0.1:$PORT/api/ready"; then
    echo 'The store is open.'
    exit 0
  fi
  sleep 3
done
systemctl --no-pager --full status larder-secrets.service larder.service || true
tail -n 50 /var/log/larder/larder.log || true
echo 'The store did not open.'
exit 1
