import {
  createTheme,
  defaultCssVariablesResolver,
  type CSSVariablesResolver,
  type MantineColorsTuple,
} from '@mantine/core';

/** Ten shades from softest to strongest, of the brand's few: the tokens already know light from dark. */
const shades = (soft: string, plain: string, strong: string): MantineColorsTuple => [
  ...([soft, soft, soft] as const),
  ...([plain, plain, plain, plain] as const),
  ...([strong, strong, strong] as const),
];

/** The component library in the brand's clothes. Every colour is a token, so that light and dark need no script. */
export const theme = createTheme({
  primaryColor: 'herb',
  primaryShade: 6,
  white: 'var(--card)',
  black: 'var(--ink)',
  colors: {
    herb: shades('var(--herb-soft)', 'var(--herb)', 'var(--herb-strong)'),
    red: shades('var(--tomato-soft)', 'var(--tomato)', 'var(--tomato)'),
    tomato: shades('var(--tomato-soft)', 'var(--tomato)', 'var(--tomato)'),
    butter: shades('var(--butter-soft)', 'var(--butter)', 'var(--ink)'),
    gray: [
      ...(['var(--sunken)', 'var(--sunken)', 'var(--line)', 'var(--line)'] as const),
      ...(['var(--control)', 'var(--muted)', 'var(--muted)'] as const),
      ...(['var(--ink)', 'var(--ink)', 'var(--ink)'] as const),
    ],
  },
  fontFamily: 'var(--sans)',
  headings: { fontFamily: 'var(--display)', fontWeight: '560' },
  fontSizes: {
    xs: '0.8125rem',
    sm: '0.875rem',
    md: '0.9375rem',
    lg: '1.0625rem',
    xl: '1.275rem',
  },
  radius: {
    xs: '4px',
    sm: 'var(--radius-small)',
    md: 'var(--radius-small)',
    lg: 'var(--radius)',
    xl: 'var(--pill)',
  },
  defaultRadius: 'sm',
  shadows: { xs: 'none', sm: 'var(--shadow)', md: 'var(--shadow)', lg: 'var(--shadow)' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { radius: 'xl' } },
    Checkbox: { defaultProps: { radius: 'xs', size: 'md' } },
    Modal: { defaultProps: { centered: true, radius: 'lg' } },
  },
});

const brand = {
  '--mantine-color-scheme': 'light dark',
  '--mantine-color-body': 'var(--paper)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-bright': 'var(--ink)',
  '--mantine-color-error': 'var(--tomato)',
  '--mantine-color-success': 'var(--herb)',
  '--mantine-color-placeholder': 'var(--muted)',
  '--mantine-color-anchor': 'var(--herb)',
  '--mantine-color-default': 'var(--card)',
  '--mantine-color-default-hover': 'var(--sunken)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--control)',
  '--mantine-color-dimmed': 'var(--muted)',
  '--mantine-color-disabled': 'var(--line)',
  '--mantine-color-disabled-color': 'var(--muted)',
  '--mantine-color-disabled-border': 'var(--line)',
  '--mantine-primary-color-contrast': 'var(--on-herb)',
};

/** The library's one scheme is called light; what it looks like is the tokens' choice, also before scripts run. */
export const brandVariables: CSSVariablesResolver = (theme) => ({
  variables: { ...defaultCssVariablesResolver(theme).light, ...brand },
  light: brand,
  dark: {},
});
