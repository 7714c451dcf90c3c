#!/bin/bash
# Writes what only the store may know to a file that only root can read, in memory.
set -euo pipefail
: >/run/larder-secrets/secrets.env
keep() {
  # What is not chosen has no name.
  if [ -z "$2" ]; then return; fi
  local secret
  secret=$(aws secretsmanager get-secret-value --region "$REGION" --secret-id "$2" \
    --query SecretString --output text)
  printf '%s=%s\n' "$1" "$secret" >>/run/larder-secrets/secrets.env
}
keep LARDER_COGNITO_SECRET "$COGNITO_SECRET_NAME"
keep LARDER_STRIPE_KEY "$STRIPE_KEY_NAME"
keep LARDER_STRIPE_HOOK_SECRET "$STRIPE_HOOKS_NAME"
