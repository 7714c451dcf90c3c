import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { words } from '../../words/admin-words.ts';

export function PrintButton({ children = words.admin.print }: { children?: string }) {
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
