import { words } from "./words.ts";

/** File names that Windows keeps for devices, with any extension. */
export const windowsDevices = words(`
  aux clock com0 com1 com2 com3 com4 com5 com6 com7 com8 com9 con conin conout lpt0 lpt1 lpt2 lpt3 lpt4 lpt5
  lpt6 lpt7 lpt8 lpt9 nul prn
`);
