/** A demonstration was asked for where real work may be: its people have a printed password, and its clock can be moved. */
export class DemoRefused extends Error {
  constructor() {
    super(
      '此数据库不是作为演示库准备的，不能加入演示账号和可拨动的时钟：请设 NODE_ENV=production 或 DEMO=false；要演示，请另用空库（DATABASE_URL 或 DATA_DIR）\n' +
        'this database was made ready without the demonstration and takes no demonstration people and no movable clock: set NODE_ENV=production or DEMO=false; for a demonstration name an empty one (DATABASE_URL or DATA_DIR)',
    );
  }
}
