package orch.cli.app;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import orch.cli.option.DurationConverter;
import orch.cli.option.EnumConverter;
import orch.cli.option.Option;
import orch.cli.problem.UsageException;
import orch.output.Format;
import orch.output.OutputOptions;
import orch.profile.ConnectionFlags;
import orch.term.ColorMode;

/** The options that every command understands, anywhere on the line. */
public final class GlobalFlags {
  static final Duration HTTP_TIMEOUT = Duration.ofSeconds(30);
  static final int MAX_RETRIES = 4;

  private final Option<String> profile =
      Option.text("-p", "--profile")
          .label("NAME")
          .says("the profile to use; 'local' is the built-in local control plane");
  private final Option<String> baseUrl =
      Option.text("--base-url")
          .label("URL")
          .says("where the API is; plain http only on this machine");
  private final Option<String> region =
      Option.text("--region").label("R").says("the region of the account, such as ie1");
  private final Option<String> edge =
      Option.text("--edge").label("E").says("the edge to go through, such as dublin");
  private final Option<String> expectedAccount =
      Option.text("--expect-account")
          .label("AC...")
          .says("do nothing unless the credentials are of this account");
  private final Option<Format> output =
      Option.of(Format.class, new EnumConverter<>(Format.values()), "-o", "--output")
          .label("FORMAT")
          .says("json, jsonl, yaml, table, wide, csv or name");
  private final Option<List<String>> fields =
      Option.texts("--fields")
          .label("a,b.c,...")
          .split(",")
          .says("only these fields, such as id or statusCallbacks.url");
  private final Option<String> jq =
      Option.text("--jq").label("EXPR").says("print what this jq expression makes of the JSON");
  private final Option<Boolean> noHeader =
      Option.toggle("--no-header").says("no line of headers above tables and CSV");
  private final Option<ColorMode> color =
      Option.of(ColorMode.class, new EnumConverter<>(ColorMode.values()), "--color")
          .label("WHEN")
          .says("auto, always or never");
  private final Option<Boolean> quiet =
      Option.toggle("-q", "--quiet").says("no progress and no notes");
  private final Option<Boolean> verbose =
      Option.toggle("-v", "--verbose").says("also retries and timings, on stderr");
  private final Option<Boolean> debug =
      Option.toggle("--debug").says("also a line per request, and stack traces; never a secret");
  private final Option<Boolean> curl =
      Option.toggle("--curl").says("also each request as a curl command, on stderr");
  private final Option<Duration> httpTimeout =
      Option.of(Duration.class, new DurationConverter(), "--http-timeout")
          .label("D")
          .says("the longest that one attempt of a request may take (30s)");
  private final Option<Integer> maxRetries =
      Option.of(Integer.class, "--max-retries")
          .label("N")
          .says("how often a request is tried again (4)");
  private final Option<String> caBundle =
      Option.text("--ca-bundle").label("FILE").says("certificates to trust besides the usual ones");
  private final Option<Boolean> noInput =
      Option.toggle("--no-input").says("never ask anything, as without a terminal");
  private final Option<Boolean> yes = Option.toggle("-y", "--yes").says("do it without asking");
  private final Option<Boolean> help =
      Option.toggle("-h", "--help").asksForHelp().says("show the help of a command");
  private final Option<Boolean> version =
      Option.toggle("-V", "--version").asksForVersion().says("show the version");

  /** All of them, as the help shows them. */
  public List<Option<?>> all() {
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

  public ConnectionFlags wanted() {
    return new ConnectionFlags(profile.or(""), baseUrl.or(""), region.or(""), edge.or(""));
  }

  /** The account that the credentials must be of; empty for any. */
  public String expectedAccount() {
    return expectedAccount.or("").strip();
  }

  public Optional<Format> format() {
    return output.value();
  }

  List<String> fields() {
    return fields.or(List.of());
  }

  /** What of the data is wanted, and how. */
  public OutputOptions layout() {
    return new OutputOptions(format(), fields(), jq.value(), !noHeader.isOn());
  }

  ColorMode color() {
    return color.or(ColorMode.AUTO);
  }

  public boolean isQuiet() {
    return quiet.isOn();
  }

  public boolean isVerbose() {
    return verbose.isOn() || debug.isOn();
  }

  public boolean isDebug() {
    return debug.isOn();
  }

  boolean isCurl() {
    return curl.isOn();
  }

  /** The file of certificates to trust as well; empty when none was named. */
  String caBundle() {
    return caBundle.or("");
  }

  public boolean isNoInput() {
    return noInput.isOn();
  }

  boolean isYes() {
    return yes.isOn();
  }

  public Duration httpTimeout() {
    Duration timeout = httpTimeout.or(HTTP_TIMEOUT);
    if (timeout.isZero()) {
      throw new UsageException("--http-timeout must be more than zero");
    }
    return timeout;
  }

  int maxRetries() {
    int retries = maxRetries.or(MAX_RETRIES);
    if (retries < 0 || retries > 100) {
      throw new UsageException("--max-retries must be 0 to 100, not " + retries);
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

  private static void append(StringBuilder options, String name, Option<String> flag) {
    flag.value()
        .ifPresent(
            value -> options.append(' ').append(name).append(' ').append(ShellQuoting.word(value)));
  }
}
