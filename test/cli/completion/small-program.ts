import { Argument, Command, Option } from 'commander';

/** A command line with one of each kind of thing that can be completed. */
export function smallProgram(): Command {
  const program = new Command('my-tool').option('-q, --quiet', "don't talk [much]");
  program
    .command('send')
    .description("send what's there")
    .argument('<paths...>')
    .option('-s, --server <url>', 'where: http://…')
    .option('--key <file>', 'the key')
    .option('--state-dir <folder>', 'memory')
    .option('--deep [share]', 'how deep')
    .addOption(new Option('--prefer <side>', 'whose word').choices(['mine', 'yours']))
    .addOption(new Option('--secret').hideHelp());
  program
    .command('shell')
    .description('about shells')
    .addArgument(new Argument('<name>').choices(['bash', 'zsh']));
  program.command('demo').description('show it');
  return program;
}
