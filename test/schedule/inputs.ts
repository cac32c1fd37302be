import type { ScheduleInput } from '../../src/schedule/job.js';
import type { CommandResult, ScheduleSystem } from '../../src/schedule/system.js';

/** Everything that a shell, cron, cmd, systemd, XML or YAML might take for its own. */
export const ODD_FOLDER = `/srv/เทศบาล ตำบล's "ใหม่" 100% $HOME \`id\` & <x>; \${{ a }} \\% \\\\`;
/** The same without what no Windows path can hold. */
export const ODD_WINDOWS_FOLDER = `C:\\Users\\สมชาย & Co\\100% %PATH% (x)^ 'a'`;

export function anInput(folder: string, rest: Partial<ScheduleInput> = {}): ScheduleInput {
  return {
    node: '/usr/bin/node',
    program: '/opt/oit-audit/bin/oit-audit.js',
    checklists: [`${folder}/town.yaml`],
    state: null,
    reports: new Map(),
    envFile: null,
    variables: [],
    options: [],
    version: '0.1.0',
    repository: folder,
    ...rest,
  };
}

export interface FakeSystem extends ScheduleSystem {
  readonly files: Map<string, string | Uint8Array>;
  readonly commands: string[];
  crontab: string | null;
}

/** A machine with a crontab, units and tasks in memory. */
export function fakeSystem(crontab: string | null = null): FakeSystem {
  const files = new Map<string, string | Uint8Array>();
  const tasks = new Map<string, Uint8Array>();
  const ok = (stdout = ''): CommandResult => ({ status: 0, stdout, stderr: '' });
  const system: FakeSystem = {
    files,
    commands: [],
    crontab,
    configFolder: '/home/somchai/.config',
    temporaryFolder: '/tmp',
    run(command, args, input) {
      system.commands.push([command, ...args].join(' '));
      if (command === 'crontab') return runCrontab(args[0] ?? '', input ?? '');
      if (command === 'systemctl') return ok();
      const name = args[args.indexOf('/TN') + 1] ?? '';
      if (args[0] === '/Create') tasks.set(name, files.get(args[args.indexOf('/XML') + 1] ?? '') as Uint8Array);
      else if (!tasks.has(name)) return { status: 1, stdout: '', stderr: 'ERROR: not found' };
      else if (args[0] === '/Delete') tasks.delete(name);
      return ok();
    },
    read: (path) => {
      const found = files.get(path);
      return found === undefined ? null : String(found);
    },
    write: (path, bytes) => void files.set(path, bytes),
    keepPrivate(path, text) {
      if (files.has(path)) return 'private';
      files.set(path, text);
      return 'made';
    },
    remove: (path) => void files.delete(path),
  };
  const runCrontab = (option: string, input: string): CommandResult => {
    if (option === '-l') {
      return system.crontab === null
        ? { status: 1, stdout: '', stderr: 'no crontab for somchai\n' }
        : ok(system.crontab);
    }
    system.crontab = option === '-r' ? null : input;
    return ok();
  };
  return system;
}

/** What cron hands to the shell of an escaped command. */
export function unescapeCron(command: string): string {
  return command.replace(/\\([\\%])/g, '$1');
}
