export function switchedOffLetter(
  { to, host, isGone }: { to: string; host: string; isGone: boolean },
  { shopName, link }: { shopName: string; link: string },
): { to: string; subject: string; text: string } {
  const why = isGone
    ? `${host} answers that nobody listens there any more.`
    : `Nothing that was sent to ${host} has arrived for three days.`;
  return {
    to,
    subject: `A webhook of ${shopName} was switched off`,
    text: [
      'Hello,',
      `${why} Nothing more is sent there; what happens is kept for thirty days.`,
      `See what it answered, switch it on again and send what failed again: ${link}`,
      shopName,
    ].join('\n\n'),
  };
}
