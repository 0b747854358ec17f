import type { Child } from 'hono/jsx';
import { idOf, messageAt } from './complaints.ts';
import { type FormView, given } from './view.ts';

/** What is wrong with a control, above it. */
export function Wrong({ view, path }: { view: FormView; path: string }) {
  const message = messageAt(view.complaints, idOf(path));
  if (!message) return null;
  return (
    <p class="wrong" id={`${idOf(path)}-wrong`}>
      {message}
    </p>
  );
}

/** The attributes that tie a control to its hint and to what is wrong with it. */
export function tiesOf(view: FormView, path: string, hasHint: boolean) {
  const isWrong = messageAt(view.complaints, idOf(path)) !== undefined;
  const described = [hasHint && `${idOf(path)}-hint`, isWrong && `${idOf(path)}-wrong`].filter(Boolean);
  return {
    id: idOf(path),
    'aria-describedby': described.join(' ') || undefined,
    'aria-invalid': isWrong ? ('true' as const) : undefined,
  };
}

export function Hint({ path, children }: { path: string; children: Child }) {
  return (
    <p class="soft" id={`${idOf(path)}-hint`}>
      {children}
    </p>
  );
}

interface LineProps {
  view: FormView;
  path: string;
  label: string;
  type?: 'text' | 'tel' | 'email';
  autocomplete: string;
  maxlength: number;
}

export function LineField({ view, path, label, type = 'text', autocomplete, maxlength }: LineProps) {
  return (
    <div class="part" data-field={path}>
      <label for={idOf(path)}>{label}</label>
      <Wrong view={view} path={path} />
      <input
        {...tiesOf(view, path, false)}
        name={path}
        type={type}
        value={given(view, path)}
        autocomplete={autocomplete}
        maxlength={maxlength}
      />
    </div>
  );
}

export function Box({
  view,
  path,
  children,
  checked,
}: {
  view: FormView;
  path: string;
  children: Child;
  checked: boolean;
}) {
  return (
    <label class="box">
      <input type="checkbox" {...tiesOf(view, path, false)} name={path} value="yes" checked={checked} />
      <span>{children}</span>
    </label>
  );
}
