/** Modules of the host: objects whose properties Python programs import. */
import type { Session } from "./session.ts";

/** Makes a module of an object's own properties. What the object gets later is found, too; what it loses or changes is not noticed. */
export function addModule(session: Session, name: string, members: object): void {
  if (typeof name !== "string" || name === "") throw new TypeError("the name of a module must be a string");
  if ((typeof members !== "object" && typeof members !== "function") || members === null)
    throw new TypeError(`the module ${name} must be an object`);
  session.check();
  const find = (attribute: string) => session.objects.member(members, attribute);
  session.drop(session.callOwn("add_module", [name, session.objects.members(members), find]));
}

export function removeModule(session: Session, name: string): void {
  if (typeof name !== "string") throw new TypeError("the name of a module must be a string");
  session.check();
  session.drop(session.callOwn("remove_module", [name]));
}
