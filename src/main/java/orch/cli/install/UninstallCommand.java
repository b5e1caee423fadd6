package orch.cli.install;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import orch.cli.app.App;
import orch.cli.option.Command;
import orch.cli.option.CommandSyntax;
import orch.cli.option.Option;
import orch.cli.problem.ExitCode;
import orch.cli.problem.InstallException;
import orch.cli.problem.UsageException;
import orch.json.Json;
import orch.output.Column;
import orch.output.View;

/** {@code orch uninstall}. */
public final class UninstallCommand implements Command {
  private static final View VIEW =
      new View(
          "prefix",
          List.of(Column.of("DRY RUN", "dryRun"), Column.of("PREFIX", "prefix")),
          List.of("prefix", "removed[]", "kept[]", "data[]", "dryRun"));

  private final PrefixFlag prefix = new PrefixFlag("directory that orch was installed into");
  private final Option<Boolean> dryRun =
      Option.toggle("--dry-run").description("say what would be removed, and remove nothing");

  private final App app;

  public UninstallCommand(App app) {
    this.app = app;
  }

  @Override
  public CommandSyntax form() {
    return CommandSyntax.of(this, "uninstall", "Remove what orch install has put on this machine")
        .describe(
            "Removes the command, the program, the man pages and the completion from DIR, and"
                + " nothing else. Settings, the journal and the state of the local control plane stay.")
        .examples("orch uninstall --dry-run", "orch uninstall --prefix ~/.local")
        .takes(prefix.flag(), dryRun);
  }

  @Override
  public List<View> prints() {
    return List.of(VIEW);
  }

  @Override
  public Integer call() {
    RunningCopy copy = RunningCopy.of(app.host());
    InstallDirectory target = prefix.directory(app, copy);
    InstallReport report = new InstallReport(app, VIEW);
    Set<Path> made = made(target);
    Set<Path> kept = others(target, made);
    ObjectNode result = result(target, made, kept);
    String text = text(target, made, kept);
    if (dryRun.isSet()) {
      report.print(result, text);
      return ExitCode.DONE.code();
    }
    // Java still reads classes from the files of the running program, so they go last.
    Set<Path> running = new TreeSet<>();
    for (Path read : List.of(copy.lib(), copy.runtime())) {
      made.stream().filter(read::startsWith).forEach(running::add);
      made.stream().filter(one -> one.startsWith(read)).forEach(running::add);
    }
    made.removeAll(running);
    remove(target, made);
    report.print(result, text);
    remove(target, running);
    return ExitCode.DONE.code();
  }

  /** Everything that the installs in the directory have made, and that is still there. */
  private Set<Path> made(InstallDirectory target) {
    Set<Path> made = new TreeSet<>();
    try {
      for (Path program : target.programs()) {
        made.addAll(target.madeFor(program));
      }
    } catch (IOException e) {
      throw refused(target, PrefixFlag.reason(e));
    }
    if (!target.ownsLink()) {
      made.remove(target.link());
    }
    made.removeIf(one -> !Removal.exists(one));
    made.retainAll(removable(target, made));
    if (made.isEmpty()) {
      throw refused(target, "it holds no orch that orch install has put there");
    }
    for (Path one : made) {
      Path parent = one.getParent();
      if (parent != null && !Files.isWritable(parent)) {
        throw refused(target, "permission denied for " + parent);
      }
    }
    return made;
  }

  /** Files, and directories that hold nothing else. */
  private Set<Path> removable(InstallDirectory target, Set<Path> made) {
    try {
      return Removal.removable(made);
    } catch (IOException e) {
      throw refused(target, PrefixFlag.reason(e));
    }
  }

  /** Files of others in the directories of the programs. */
  private Set<Path> others(InstallDirectory target, Set<Path> made) {
    Set<Path> others = new TreeSet<>();
    for (Path program : target.programs()) {
      try (Stream<Path> inside = Files.walk(program)) {
        inside.filter(one -> !made.contains(one)).forEach(others::add);
      } catch (IOException e) {
        throw refused(target, PrefixFlag.reason(e));
      }
    }
    return others;
  }

  private void remove(InstallDirectory target, Set<Path> made) {
    try {
      Removal.delete(made);
    } catch (IOException e) {
      throw new InstallException(
          "orch is not removed completely from " + target.prefix() + ": " + PrefixFlag.reason(e),
          e);
    }
  }

  private UsageException refused(InstallDirectory target, String why) {
    return new UsageException(
        "cannot remove orch from "
            + target.prefix()
            + ": "
            + why
            + "; nothing was removed; to see where orch is: command -v orch");
  }

  /** The user's own files that exist. */
  private List<Path> data() {
    return Stream.of(
            app.host().configDirectory(),
            app.host().stateDirectory(),
            app.localDatabase(),
            app.host().cacheDirectory())
        .filter(Removal::exists)
        .toList();
  }

  private ObjectNode result(InstallDirectory target, Set<Path> made, Set<Path> kept) {
    ObjectNode result = Json.object().put("prefix", target.prefix().toString());
    texts(result.putArray("removed"), made);
    texts(result.putArray("kept"), kept);
    texts(result.putArray("data"), data());
    return result.put("dryRun", dryRun.isSet());
  }

  private static void texts(ArrayNode array, Collection<Path> paths) {
    paths.forEach(path -> array.add(path.toString()));
  }

  private String text(InstallDirectory target, Set<Path> made, Set<Path> kept) {
    StringBuilder text = new StringBuilder();
    boolean isDry = dryRun.isSet();
    text.append(isDry ? "orch would be removed from " : "orch is removed from ");
    text.append(target.prefix()).append('\n');
    List<Path> programs = target.programs();
    if (made.contains(target.link())) {
      text.append("  command: ").append(target.link()).append('\n');
    }
    programs.forEach(program -> text.append("  program: ").append(program).append('\n'));
    long pages = made.stream().filter(one -> target.manual().equals(one.getParent())).count();
    text.append("  manual:  ")
        .append(target.manual())
        .append(" (")
        .append(pages)
        .append(" pages)\n");
    for (Path script : target.completions()) {
      text.append(made.contains(script) ? "  completion: " + script + "\n" : "");
    }
    for (Path one : kept) {
      if (!Files.isDirectory(one, LinkOption.NOFOLLOW_LINKS)) {
        text.append("  kept, because orch did not put it there: ").append(one).append('\n');
      }
    }
    for (Path one : data()) {
      text.append("  kept, because it is your data: ").append(one).append('\n');
    }
    if (isDry) {
      text.append("nothing was removed; to remove it: ")
          .append(App.quoted("orch uninstall", List.of("--prefix", target.prefix().toString())))
          .append('\n');
    }
    return text.toString();
  }
}
