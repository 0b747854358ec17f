import type { Child } from 'hono/jsx';
import type { Questionnaire } from '../../api/questionnaires/questionnaire.ts';
import { longestComment } from '../../api/responses/response.ts';
import type { Text } from '../../api/text.ts';
import { choiceName, givenAs, isTicked, profileName } from './filled.ts';
import { type FormView, messageAt } from './view.ts';
import { Words } from './words.tsx';

interface Legend {
  view: FormView;
  id: string;
  text: Text;
  note?: Text | undefined;
}

/** What is asked, and what is wrong with the answer, which a screen reader then says with it. */
export function Legend({ view, id, text, note }: Legend) {
  const { locale } = view;
  const message = messageAt(view, id);
  return (
    <legend>
      <Words text={text} locale={locale} />
      {note && (
        <small>
          <Words text={note} locale={locale} />
        </small>
      )}
      {message && <Wrong message={message} />}
    </legend>
  );
}

export const Wrong = ({ message, id }: { message: string; id?: string }) => (
  <strong class="wrong" id={id}>
    {message}
  </strong>
);

interface Tick {
  type: 'radio' | 'checkbox';
  name: string;
  value: string;
  id?: string | undefined;
  checked: boolean;
  children: Child;
}

/** A radio button or check box as a large label. */
export const Tick = ({ type, name, value, id, checked, children }: Tick) => (
  <label>
    <input type={type} name={name} value={value} id={id} checked={checked} />
    <span class="o">{children}</span>
  </label>
);

type ChoiceQuestion = NonNullable<Questionnaire['choices']>[number];

export function Choices({ view, question }: { view: FormView; question: ChoiceQuestion }) {
  const name = choiceName(question.key);
  const ticked = (key: string) => isTicked(view.filled, name, key);
  return <Options view={view} question={question} type="checkbox" name={name} ticked={ticked} />;
}

export function ProfileQuestion({ view, question }: { view: FormView; question: ChoiceQuestion }) {
  const name = profileName(question.key);
  const ticked = (key: string) => givenAs(view.filled, name) === key;
  return <Options view={view} question={question} type="radio" name={name} ticked={ticked} />;
}

interface Options {
  view: FormView;
  question: ChoiceQuestion;
  type: Tick['type'];
  name: string;
  ticked: (key: string) => boolean;
}

function Options({ view, question, type, name, ticked }: Options) {
  return (
    <fieldset>
      <Legend view={view} id={name} text={question.text} />
      <div class="grid">
        {question.options.map(({ key, text }, i) => (
          <Tick type={type} name={name} value={key} id={i === 0 ? name : undefined} checked={ticked(key)}>
            <Words text={text} locale={view.locale} />
          </Tick>
        ))}
      </div>
    </fieldset>
  );
}

export function Comment({ view, text }: { view: FormView; text: Text }) {
  const { locale, t, filled } = view;
  const message = messageAt(view, 'comment');
  return (
    <div class="comment">
      <label for="comment">
        <Words text={text} locale={locale} />
      </label>
      <small id="limit">{t.commentHint(longestComment)}</small>
      {message && <Wrong message={message} id="too-long" />}
      <textarea
        id="comment"
        name="comment"
        rows={4}
        aria-describedby={message ? 'limit too-long' : 'limit'}
        aria-invalid={message ? 'true' : undefined}
      >
        {givenAs(filled, 'comment')}
      </textarea>
    </div>
  );
}

/** What the visit was about: in the words of every day, with the official name beneath. */
export function FieldQuestion({ view }: { view: FormView }) {
  const { locale, t, point, filled } = view;
  const message = messageAt(view, 'field');
  const chosen = givenAs(filled, 'field');
  return (
    <fieldset class="fields">
      <legend>
        {t.field}
        {message && <Wrong message={message} />}
      </legend>
      <div class="list">
        {point.fields.map(({ slug, name, everyday }, i) => (
          <Tick
            type="radio"
            name="field"
            value={slug}
            id={i === 0 ? 'field' : undefined}
            checked={chosen === slug}
          >
            <span>
              <Words text={everyday ?? name} locale={locale} />
              {everyday && (
                <small>
                  <Words text={name} locale={locale} />
                </small>
              )}
            </span>
          </Tick>
        ))}
        <Tick type="radio" name="field" value="unsure" checked={chosen === 'unsure'}>
          {t.unsure}
        </Tick>
      </div>
    </fieldset>
  );
}
