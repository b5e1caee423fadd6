package orch.cli;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import orch.profile.Wanted;
import orch.term.ColorMode;
import orch.term.Format;
import orch.term.Layout;

/** The options that every command understands, anywhere on the line. */
final class Globals {
  static final Duration HTTP_TIMEOUT = Duration.ofSeconds(30);
  static final int MAX_RETRIES = 4;

  private final Flag<String> profile =
      Flag.text("-p", "--profile")
          .label("NAME")
          .says("the profile to use; 'local' is the built-in local control plane");
  private final Flag<String> baseUrl =
      Flag.text("--base-url")
          .label("URL")
          .says("where the API is; plain http only on this machine");
  private final Flag<String> region =
      Flag.text("--region").label("R").says("the region of the account, such as ie1");
  private final Flag<String> edge =
      Flag.text("--edge").label("E").says("the edge to go through, such as dublin");
  private final Flag<String> expectedAccount =
      Flag.text("--expect-account")
          .label("AC...")
          .says("do nothing unless the credentials are of this account");
  private final Flag<Format> output =
      Flag.of(Format.class, new Choice<>(Format.values()), "-o", "--output")
          .label("FORMAT")
          .says("json, jsonl, yaml, table, wide, csv or name");
  private final Flag<List<String>> fields =
      Flag.texts("--fields")
          .label("a,b.c,...")
          .split(",")
          .says("only these fields, such as id or statusCallbacks.url");
  private final Flag<String> jq =
      Flag.text("--jq").label("EXPR").says("print what this jq expression makes of the JSON");
  private final Flag<Boolean> noHeader =
      Flag.toggle("--no-header").says("no line of headers above tables and CSV");
  private final Flag<ColorMode> color =
      Flag.of(ColorMode.class, new Choice<>(ColorMode.values()), "--color")
          .label("WHEN")
          .says("auto, always or never");
  private final Flag<Boolean> quiet = Flag.toggle("-q", "--quiet").says("no progress and no notes");
  private final Flag<Boolean> verbose =
      Flag.toggle("-v", "--verbose").says("also retries and timings, on stderr");
  private final Flag<Boolean> debug =
      Flag.toggle("--debug").says("also a line per request, and stack traces; never a secret");
  private final Flag<Boolean> curl =
      Flag.toggle("--curl").says("also each request as a curl command, on stderr");
  private final Flag<Duration> httpTimeout =
      Flag.of(Duration.class, new Durations(), "--http-timeout")
          .label("D")
          .says("the longest that one attempt of a request may take (30s)");
  private final Flag<Integer> maxRetries =
      Flag.of(Integer.class, "--max-retries")
          .label("N")
          .says("how often a request is tried again (4)");
  private final Flag<String> caBundle =
      Flag.text("--ca-bundle").label("FILE").says("certificates to trust besides the usual ones");
  private final Flag<Boolean> noInput =
      Flag.toggle("--no-input").says("never ask anything, as without a terminal");
  private final Flag<Boolean> yes = Flag.toggle("-y", "--yes").says("do it without asking");
  private final Flag<Boolean> help =
      Flag.toggle("-h", "--help").asksForHelp().says("show the help of a command");
  private final Flag<Boolean> version =
      Flag.toggle("-V", "--version").asksForVersion().says("show the version");

  /** All of them, as the help shows them. */
  List<Flag<?>> all() {
    return List.of(
        profile,
        baseUrl,
        region,
        edge,
        expectedAccount,
        output,
        fields,
        jq,
        noHeader,
        color,
        quiet,
        verbose,
        debug,
        curl,
        httpTimeout,
        maxRetries,
        caBundle,
        noInput,
        yes,
        help,
        version);
  }

  Wanted wanted() {
    return new Wanted(profile.or(""), baseUrl.or(""), region.or(""), edge.or(""));
  }

  /** The account that the credentials must be of; empty for any. */
  String expectedAccount() {
    return expectedAccount.or("").strip();
  }

  Optional<Format> format() {
    return output.value();
  }

  List<String> fields() {
    return fields.or(List.of());
  }

  /** What of the data is wanted, and how. */
  Layout layout() {
    return new Layout(format(), fields(), jq.value(), !noHeader.isOn());
  }

  ColorMode color() {
    return color.or(ColorMode.AUTO);
  }

  boolean isQuiet() {
    return quiet.isOn();
  }

  boolean isVerbose() {
    return verbose.isOn() || debug.isOn();
  }

  boolean isDebug() {
    return debug.isOn();
  }

  boolean isCurl() {
    return curl.isOn();
  }

  /** The file of certificates to trust as well; empty when none was named. */
  String caBundle() {
    return caBundle.or("");
  }

  boolean isNoInput() {
    return noInput.isOn();
  }

  boolean isYes() {
    return yes.isOn();
  }

  Duration httpTimeout() {
    Duration timeout = httpTimeout.or(HTTP_TIMEOUT);
    if (timeout.isZero()) {
      throw new UsageProblem("--http-timeout must be more than zero");
    }
    return timeout;
  }

  int maxRetries() {
    int retries = maxRetries.or(MAX_RETRIES);
    if (retries < 0 || retries > 100) {
      throw new UsageProblem("--max-retries must be 0 to 100, not " + retries);
    }
    return retries;
  }

  /**
   * The options that decide where a command goes and as whom, as they would be typed again, each
   * with a space before it.
   */
  String again() {
    StringBuilder options = new StringBuilder();
    append(options, "-p", profile);
    append(options, "--base-url", baseUrl);
    append(options, "--region", region);
    append(options, "--edge", edge);
    append(options, "--ca-bundle", caBundle);
    append(options, "--expect-account", expectedAccount);
    return options.toString();
  }

  private static void append(StringBuilder options, String name, Flag<String> flag) {
    flag.value()
        .ifPresent(value -> options.append(' ').append(name).append(' ').append(Shell.word(value)));
  }
}
