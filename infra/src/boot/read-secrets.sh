#!/bin/bash
# Writes what only the store may know to a file that only root can read, in memory.
set -euo pipefail
secret=$(aws secretsmanager get-secret-value --region "$REGION" --secret-id "$COGNITO_SECRET_NAME" \
  --query SecretString --output text)
printf 'LARDER_COGNITO_SECRET=%s\n' "$secret" >/run/larder-secrets/secrets.env
