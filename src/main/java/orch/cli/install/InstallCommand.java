package orch.cli.install;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import orch.cli.app.App;
import orch.cli.option.Command;
import orch.cli.option.CommandSyntax;
import orch.cli.option.Option;
import orch.cli.problem.CommandInterruptedException;
import orch.cli.problem.ExitCode;
import orch.cli.problem.InstallException;
import orch.cli.problem.UsageException;
import orch.host.Version;
import orch.json.Json;
import orch.output.Column;
import orch.output.View;

/** {@code orch install}. */
public final class InstallCommand implements Command {
  private static final View VIEW =
      new View(
          "command",
          List.of(
              Column.of("VERSION", "version"),
              Column.of("ON PATH", "onPath"),
              Column.of("ARCHIVE", "archive"),
              Column.of("COMMAND", "command")),
          List.of(
              "version",
              "prefix",
              "command",
              "program",
              "manual",
              "pages",
              "completions[]",
              "archive",
              "onPath",
              "dryRun"));

  private final PrefixFlag prefix = new PrefixFlag("directory to install into");
  private final Option<Boolean> dryRun =
      Option.toggle("--dry-run").description("say what would be put where, and install nothing");

  private final App app;

  public InstallCommand(App app) {
    this.app = app;
  }

  @Override
  public CommandSyntax form() {
    return CommandSyntax.of(this, "install", "Install orch for the user or the machine")
        .describe(
            "Copies orch to DIR/lib/orch, links it in DIR/bin, copies its man pages and"
                + " the completion of bash, zsh and fish below DIR/share, and makes it start fast with the Java that runs it. Run it"
                + " again after that Java was replaced. An earlier install in DIR is replaced.")
        .examples(
            "bin/orch install",
            "bin/orch install --dry-run",
            "sudo bin/orch install --prefix /usr/local")
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
    Installer installer = new Installer(app, copy, target);
    check(target, installer);
    InstallReport report = new InstallReport(app, VIEW);
    ObjectNode result = result(target, installer);
    if (!dryRun.isSet()) {
      result.put("archive", installed(target, installer));
    }
    report.print(result, text(target, result));
    return ExitCode.DONE.code();
  }

  private void check(InstallDirectory target, Installer installer) {
    List<Path> written =
        new ArrayList<>(List.of(target.bin(), target.ofPrograms(), target.manual()));
    installer.completions().forEach(script -> written.add(script.resolveSibling("")));
    for (Path path : written) {
      String objection = PrefixFlag.objection(path);
      if (!objection.isEmpty()) {
        throw refused(target, objection);
      }
    }
    if (!target.ownsLink()) {
      throw refused(target, target.link() + " is there already, and is not from orch install");
    }
  }

  private boolean installed(InstallDirectory target, Installer installer) {
    try {
      return installer.install();
    } catch (AccessDeniedException
        | FileAlreadyExistsException
        | NoSuchFileException
        | NotDirectoryException e) {
      throw refused(target, PrefixFlag.reason(e));
    } catch (IOException e) {
      throw new InstallException(
          "cannot install into "
              + target.prefix()
              + ": "
              + PrefixFlag.reason(e)
              + "; nothing was installed",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandInterruptedException("interrupted; nothing was installed");
    }
  }

  private UsageException refused(InstallDirectory target, String why) {
    Path usual = PrefixFlag.usual(app);
    Path other = target.prefix().equals(usual) ? app.host().home().resolve("orch") : usual;
    return new UsageException(
        "cannot install into "
            + target.prefix()
            + ": "
            + why
            + "; nothing was installed; to install elsewhere: "
            + app.commandLine("install", "--prefix", other.toString()));
  }

  private ObjectNode result(InstallDirectory target, Installer installer) {
    ObjectNode result = Json.object();
    result.put("version", Version.NUMBER);
    result.put("prefix", target.prefix().toString());
    result.put("command", target.link().toString());
    result.put("program", installer.program().toString());
    result.put("manual", target.manual().toString());
    result.put("pages", pages(target, installer));
    ArrayNode completions = result.putArray("completions");
    installer.completions().forEach(script -> completions.add(script.toString()));
    result.put("onPath", isOnPath(target));
    return result.put("dryRun", dryRun.isSet());
  }

  private int pages(InstallDirectory target, Installer installer) {
    try {
      return installer.pages().size();
    } catch (IOException e) {
      throw refused(target, PrefixFlag.reason(e));
    }
  }

  private boolean isOnPath(InstallDirectory target) {
    String bin = target.bin().toString();
    return List.of(app.host().variable("PATH").split(":", -1)).contains(bin);
  }

  private String text(InstallDirectory target, ObjectNode result) {
    String bin = target.bin().toString();
    boolean isDry = dryRun.isSet();
    StringBuilder text =
        new StringBuilder(isDry ? "orch would be installed: " : "orch is installed: ");
    text.append(target.link()).append('\n');
    text.append("  program: ").append(result.path("program").asText()).append('\n');
    text.append("  manual:  ").append(target.manual());
    text.append(" (").append(result.path("pages").asInt()).append(" pages)\n");
    for (JsonNode script : result.path("completions")) {
      text.append("  completion: ").append(script.asText()).append('\n');
    }
    text.append("  ").append(bin);
    text.append(
        result.path("onPath").asBoolean()
            ? " is on your PATH\n"
            : " is not on your PATH; to run orch by name: export PATH=\"" + bin + ":$PATH\"\n");
    String again = isDry ? "install" : "uninstall";
    text.append(isDry ? "nothing was installed; to install it: " : "  to remove it: ");
    return text
        + App.quoted("orch " + again, List.of("--prefix", target.prefix().toString()))
        + "\n";
  }
}
