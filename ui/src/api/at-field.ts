/** What is wrong with a field, as it reads beside the field's own label: the API's name of it is for programs. */
export function atField(message: string, field: string): string {
  const names = [field, field.slice(field.lastIndexOf(".") + 1)];
  const said = names.find((name) => message.startsWith(`${name} `));
  if (said === undefined) return message;
  const rest = message.slice(said.length + 1).replace(/^is /, "");
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}
