import { FieldError, Input, Label, Text, TextArea, TextField } from "react-aria-components";

export const BOX =
  "w-full rounded-md border border-control bg-raised px-2.5 py-1.5 text-sm text-ink placeholder:text-soft data-focused:border-accent data-invalid:border-bad";

interface Props {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** What is wrong with it, as the server or the form says. */
  error?: string | undefined;
  hint?: string;
  type?: "text" | "email" | "password" | "date" | "time" | "url" | "search";
  name?: string;
  autoComplete?: string;
  placeholder?: string;
  rows?: number;
  required?: boolean;
  autoFocus?: boolean;
  hideLabel?: boolean;
  maxLength?: number;
}

/** A labelled text field; with `rows` one of several lines. */
export function Field(props: Props) {
  const { label, error, hint, rows, hideLabel, placeholder } = props;
  const shown = placeholder ? { placeholder } : {};
  return (
    <TextField
      value={props.value}
      onChange={props.onChange}
      isInvalid={error !== undefined}
      isRequired={props.required ?? false}
      validationBehavior="aria"
      type={props.type ?? "text"}
      {...(props.name ? { name: props.name } : {})}
      {...(props.autoComplete ? { autoComplete: props.autoComplete } : {})}
      {...(props.maxLength ? { maxLength: props.maxLength } : {})}
      autoFocus={props.autoFocus ?? false}
      className="flex flex-col gap-1"
    >
      <Label className={hideLabel ? "sr-only" : "text-sm font-medium"}>{label}</Label>
      {rows ? (
        <TextArea rows={rows} {...shown} className={`${BOX} resize-y`} />
      ) : (
        <Input {...shown} className={`${BOX} h-8 py-0`} />
      )}
      {hint && (
        <Text slot="description" className="text-xs text-soft">
          {hint}
        </Text>
      )}
      <FieldError className="text-xs text-bad">{error}</FieldError>
    </TextField>
  );
}
