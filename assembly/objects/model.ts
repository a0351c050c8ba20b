/**
 * Fills the types of the object model: object, type, descriptors, methods, modules, exceptions. Boot calls it after all types are open and
 * before any is made ready (core/ready.ts), because `ready` reads the table of special methods.
 */
import { setAddWrappers } from "../core/ready.ts";
import { initBuiltin } from "./builtin.ts";
import { initCell } from "./cell.ts";
import { initMethodWrappers } from "./classmethod.ts";
import { initDescriptors } from "./descriptors.ts";
import { initExceptions } from "./exceptions/table.ts";
import { initFunctionAttributes } from "./functionattributes.ts";
import { initGenericAlias } from "./genericalias.ts";
import { initMappingProxy } from "./mappingproxy.ts";
import { initMethod } from "./method.ts";
import { initModule } from "./module.ts";
import { initObject } from "./object.ts";
import { initProperty } from "./property.ts";
import { initSimpleNamespace } from "./simplenamespace.ts";
import { initSingletons } from "./singletons.ts";
import { initSlotTable } from "./slottable.ts";
import { initSuper } from "./super.ts";
import { initType } from "./type.ts";
import { initLateDoc } from "./typedoc.ts";
import { initUnion } from "./union.ts";
import { addWrappers, initWrapper } from "./wrapper.ts";

export function initObjectModel(): void {
  initSlotTable();
  setAddWrappers(addWrappers.index);
  initObject();
  initType();
  initWrapper();
  initDescriptors();
  initLateDoc();
  initBuiltin();
  initMethod();
  initCell();
  initFunctionAttributes();
  initMethodWrappers();
  initProperty();
  initSuper();
  initMappingProxy();
  initModule();
  initSimpleNamespace();
  initGenericAlias();
  initUnion();
  initSingletons();
  initExceptions();
}
