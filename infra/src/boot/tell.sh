# Whatever happens, whoever replaces servers hears of it, and why: the instance may be gone before anybody could look.
mkdir -p /var/log/larder
exec 3>&1 >/var/log/larder/boot.log 2>&1
tell() {
  local code=$?
  set +e
  local reason='The store is open.'
  if [ "$code" -ne 0 ]; then
    reason=$(tail -n 12 /var/log/larder/boot.log | tr -s '[:space:]"' ' ' | tail -c 900)
    local stream events
    stream="boot/$(cloud-init query instance_id)"
    events=$(tail -c 60000 /var/log/larder/boot.log |
      python3 -c 'import json, sys, time; print(json.dumps([{"timestamp": int(time.time() * 1000), "message": sys.stdin.read()}]))')
    aws logs create-log-stream --region "$REGION" --log-group-name "$LOG_GROUP" --log-stream-name "$stream"
    aws logs put-log-events --region "$REGION" --log-group-name "$LOG_GROUP" --log-stream-name "$stream" \
      --log-events "$events"
  fi
  cat /var/log/larder/boot.log >&3
  /opt/aws/bin/cfn-signal --region "$REGION" --stack "$STACK" --resource "$RESOURCE" \
    --exit-code "$code" --reason "$reason" >&3 2>&1
}
trap 'echo "Line $LINENO failed with $?: $BASH_COMMAND"' ERR
trap tell EXIT
