/** Modules of the host: objects whose properties Python programs import. */
import { anObject, aText } from "../host/check.ts";
import type { Session } from "./session.ts";

/** The objects whose properties these functions find. */
const found = new WeakMap<object, object>();

/** What a module asks for attributes that it does not have. */
export function finder(session: Session, members: object): object {
  const find = (attribute: string) => session.objects.member(members, attribute);
  found.set(find, members);
  return find;
}

/** Stands for such a function till a session takes its place over. */
export function laterFinder(members: object): object {
  const later = () => undefined;
  found.set(later, members);
  return later;
}

/** The object whose properties a function of `finder` finds; undefined for any other object. */
export function membersOf(find: object): object | undefined {
  return found.get(find);
}

/** Makes a module of an object's own properties. What the object gets later is found, too; what it loses or changes is not noticed. */
export function addModule(session: Session, name: string, members: object): void {
  aText(name, "the name of the module");
  if (name === "") throw new RangeError("the name of the module is empty");
  if (typeof members !== "function") anObject(members, `the module ${name}`);
  session.check();
  const find = finder(session, members);
  session.drop(session.callOwn("add_module", [name, session.objects.members(members), find]));
  session.modules.set(name, members);
}

export function removeModule(session: Session, name: string): void {
  aText(name, "the name of the module");
  session.check();
  session.drop(session.callOwn("remove_module", [name]));
  session.modules.delete(name);
}
