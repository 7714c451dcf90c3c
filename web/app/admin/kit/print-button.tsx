import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { adminWords } from '../../words/en/admin.ts';

export function PrintButton({ children = adminWords.print }: { children?: string }) {
  return (
    <Button
      className="no-print"
      variant="default"
      leftSection={<IconPrinter size={18} aria-hidden />}
      onClick={() => {
        window.print();
      }}
    >
      {children}
    </Button>
  );
}
