package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Describes the machine of the measurement, without its host name or paths. */
final class Machine {
  private Machine() {}

  static String describe(Setting setting, String loadBefore) throws Exception {
    Table table = new Table("", "");
    table.row("date", LocalDate.now(ZoneOffset.UTC).toString());
    table.row(
        "processor", processor() + ", " + Runtime.getRuntime().availableProcessors() + " cores");
    table.row("memory", memory());
    table.row("system", system());
    table.row(
        "Java", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
    table.row("node", output(setting, "node", "--version"));
    table.row("orch", output(setting, setting.place().orch(), "--version"));
    table.row(
        "orch with a runtime of its own",
        setting.trees().size() > 1
            ? "Java " + setting.trees().get(1).java()
            : "not measured: there was no such tree");
    table.row("twilio-cli", output(setting, setting.place().twilio(), "--version"));
    table.row("the same with core 9", rival(setting));
    table.row("axios", version(setting.place().cache().resolve("node_modules/axios")));
    table.row(
        "curl, jq",
        output(setting, "sh", "-c", "curl --version | cut -d' ' -f1,2 | head -n1; jq --version"));
    table.row("gh", output(setting, "sh", "-c", "gh --version | head -n1"));
    table.row(
        "kubectl",
        output(
            setting, "sh", "-c", "kubectl version --client 2>/dev/null | head -n1 | tr -d '{}'"));
    table.row(
        "hcloud",
        output(setting, "sh", "-c", "dpkg-query -W -f '${Version}' hcloud-cli || hcloud version"));
    table.row("load average, before and after", loadBefore + " and " + load());
    return table.toString();
  }

  /** The load average of the last minute. */
  static String load() throws IOException {
    return Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
  }

  private static String output(Setting setting, String... arguments) throws Exception {
    return setting.runner().output(Command.of(arguments[0], "", arguments)).replaceAll("\\s+", " ");
  }

  private static String processor() throws IOException {
    List<String> lines = Files.readAllLines(Path.of("/proc/cpuinfo"));
    return lines.stream()
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse(System.getProperty("os.arch"));
  }

  private static String memory() throws IOException {
    String kib = Text.first("MemTotal:\\s+(\\d+)", Files.readString(Path.of("/proc/meminfo")));
    return Text.figure(Long.parseLong(kib) / 1048576.0) + " GiB";
  }

  private static String system() throws IOException {
    String release = Files.readString(Path.of("/etc/os-release"));
    return Text.first("PRETTY_NAME=\"([^\"]+)\"", release)
        + ", Linux "
        + Text.first("^([\\d.]+)", System.getProperty("os.version"));
  }

  private static String rival(Setting setting) throws Exception {
    Place place = setting.place();
    Command version = VendorCli.plain(place, "twilio --version", "twilio-cli", "--version");
    return setting.runner().output(version)
        + ", @twilio/cli-core "
        + version(Path.of(place.rival("node_modules/@twilio/cli-core")));
  }

  /** The version of a package of npm. */
  private static String version(Path packageDirectory) throws IOException {
    return Text.member(Files.readString(packageDirectory.resolve("package.json")), "version");
  }
}
