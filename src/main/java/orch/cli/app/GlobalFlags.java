package orch.cli.app;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import orch.cli.option.Content;
import orch.cli.option.DurationConverter;
import orch.cli.option.EnumConverter;
import orch.cli.option.Option;
import orch.cli.option.OptionHelp;
import orch.cli.option.WholeNumberConverter;
import orch.output.Format;
import orch.output.OutputOptions;
import orch.profile.ConnectionFlags;
import orch.term.ColorMode;

/** The options of every command, anywhere on the command line. */
public final class GlobalFlags {
  static final Duration HTTP_TIMEOUT = Duration.ofSeconds(30);
  static final int MAX_RETRIES = 4;

  private final Option<String> profile =
      Option.text("-p", "--profile")
          .label("NAME")
          .content(Content.ANY_PROFILE)
          .description("profile to use; 'local' is the built-in local control plane");
  private final Option<String> baseUrl =
      Option.text("--base-url")
          .label("URL")
          .description("base URL of the API; plain http only on this machine");
  private final Option<String> region =
      Option.text("--region").label("R").description("region of the account, such as ie1");
  private final Option<String> edge =
      Option.text("--edge")
          .label("E")
          .description("edge location to connect through, such as dublin");
  private final Option<String> expectedAccount =
      Option.text("--expect-account")
          .label("AC...")
          .description("fail unless the credentials are for this account");
  private final Option<Format> output =
      Option.of(
              Format.class,
              new EnumConverter<>(Format.values()).naming(Format.DATA.size()),
              "-o",
              "--output")
          .label("FORMAT")
          .content(Content.FORMAT)
          .description("output format");
  private final Option<List<String>> fields =
      Option.texts("--fields")
          .label("a,b.c,...")
          .split(",")
          .content(Content.FIELDS)
          .description("fields to print, such as id or statusCallbacks.url");
  private final Option<String> jq =
      Option.text("--jq").label("EXPR").description("filter the JSON output with a jq expression");
  private final Option<Boolean> noHeader =
      Option.toggle("--no-header").description("omit the header line of tables and CSV");
  private final Option<ColorMode> color =
      Option.of(ColorMode.class, new EnumConverter<>(ColorMode.values()), "--color")
          .label("WHEN")
          .standard("auto")
          .description("use of color");
  private final Option<Boolean> noPager =
      Option.toggle("--no-pager").description("print long output without a pager");
  private final Option<Boolean> quiet =
      Option.toggle("-q", "--quiet").description("print no progress and no notes");
  private final Option<Boolean> verbose =
      Option.toggle("-v", "--verbose").description("print retries and timings on stderr");
  private final Option<Boolean> debug =
      Option.toggle("--debug").description("print every request and stack traces, never secrets");
  private final Option<Boolean> curl =
      Option.toggle("--curl").description("print every request as a curl command on stderr");
  private final Option<Duration> httpTimeout =
      Option.of(Duration.class, DurationConverter.aboveZero(), "--http-timeout")
          .label("D")
          .standard("30s")
          .description("time limit for one attempt of a request");
  private final Option<Integer> maxRetries =
      Option.of(Integer.class, new WholeNumberConverter(0, 100), "--max-retries")
          .label("N")
          .standard(String.valueOf(MAX_RETRIES))
          .description("maximum number of retries of a request");
  private final Option<String> caBundle =
      Option.text("--ca-bundle")
          .label("FILE")
          .content(Content.FILE)
          .description("PEM file of additional trusted certificates");
  private final Option<Boolean> requireJournal =
      Option.toggle("--require-journal")
          .description("send no write that cannot be recorded in the journal");
  private final Option<CiMode> ci =
      Option.of(CiMode.class, new EnumConverter<>(CiMode.values()), "--ci")
          .label("SERVICE")
          .standard("auto")
          .description("CI service to report to; auto is the one that runs the command");
  private final Option<Boolean> noInput =
      Option.toggle("--no-input").description("never ask for input, as without a terminal");
  private final Option<Boolean> yes =
      Option.toggle("-y", "--yes").onlyOnCommandLine().description("skip confirmation questions");
  private final Option<Boolean> help =
      Option.toggle("-h", "--help").asksForHelp().description("show help for a command");
  private final Option<Boolean> version =
      Option.toggle("-V", "--version").asksForVersion().description("show the version");

  /** All options, in the order of the help. */
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
        noPager,
        quiet,
        verbose,
        debug,
        curl,
        httpTimeout,
        maxRetries,
        caBundle,
        requireJournal,
        ci,
        noInput,
        yes,
        help,
        version);
  }

  public ConnectionFlags wanted() {
    return new ConnectionFlags(
        profile.orElse(""), baseUrl.orElse(""), region.orElse(""), edge.orElse(""));
  }

  /**
   * The options for the place of the API that are on the command line, and not only set by
   * variables, by their keys in a profile.
   */
  public Map<String, String> givenPlace() {
    Map<String, String> given = new LinkedHashMap<>();
    if (region.isGiven()) {
      given.put("region", region.orElse(""));
    }
    if (edge.isGiven()) {
      given.put("edge", edge.orElse(""));
    }
    if (baseUrl.isGiven()) {
      given.put("baseUrl", baseUrl.orElse(""));
    }
    return given;
  }

  /** The account that the credentials must belong to; empty for any. */
  public String expectedAccount() {
    return expectedAccount.orElse("").strip();
  }

  public Optional<Format> format() {
    return output.value();
  }

  /** The format that is on the command line, and not only a default value. */
  public Optional<Format> givenFormat() {
    return output.isGiven() ? output.value() : Optional.empty();
  }

  List<String> fields() {
    return fields.orElse(List.of());
  }

  /** The format, the fields and the jq expression of the output. */
  public OutputOptions layout() {
    return new OutputOptions(format(), fields(), jq.value(), !noHeader.isSet());
  }

  CiMode ci() {
    return ci.orElse(CiMode.AUTO);
  }

  ColorMode color() {
    return color.orElse(ColorMode.AUTO);
  }

  boolean isNoPager() {
    return noPager.isSet();
  }

  public boolean isQuiet() {
    return quiet.isSet();
  }

  public boolean isVerbose() {
    return verbose.isSet() || debug.isSet();
  }

  public boolean isDebug() {
    return debug.isSet();
  }

  boolean isCurl() {
    return curl.isSet();
  }

  /** The file of additional trusted certificates; empty for none. */
  String caBundle() {
    return caBundle.orElse("");
  }

  /** Whether an unusable journal is an error, and not only a warning. */
  public boolean requiresJournal() {
    return requireJournal.isSet();
  }

  public boolean isNoInput() {
    return noInput.isSet();
  }

  public boolean isYes() {
    return yes.isSet();
  }

  public Duration httpTimeout() {
    return httpTimeout.orElse(HTTP_TIMEOUT);
  }

  int maxRetries() {
    return maxRetries.orElse(MAX_RETRIES);
  }

  /**
   * The options that select the API and the account, as text for a command line, each with a space
   * before it.
   */
  String asCommandLine() {
    StringBuilder options = new StringBuilder(ofAnyAccount());
    append(options, "--expect-account", expectedAccount);
    return options.toString();
  }

  /** The same without {@code --expect-account}. */
  String ofAnyAccount() {
    StringBuilder options = new StringBuilder();
    append(options, "-p", profile);
    append(options, "--base-url", baseUrl);
    append(options, "--region", region);
    append(options, "--edge", edge);
    append(options, "--ca-bundle", caBundle);
    return options.toString();
  }

  /** The options for the API and the account that are set, but not on the command line. */
  List<String> fromVariables() {
    List<String> words = new ArrayList<>();
    for (Option<String> option :
        List.of(profile, baseUrl, region, edge, caBundle, expectedAccount)) {
      if (option.value().isPresent() && !option.isGiven()) {
        List<String> names = OptionHelp.names(option);
        words.add(names.get(names.size() - 1));
        words.add(withoutPassword(option.orElse("")));
      }
    }
    return words;
  }

  /**
   * The options that count for every account of a fleet, as words of a command line. What chooses
   * an account is not among them, nor is what shapes the output.
   */
  public List<String> forEachAccount() {
    List<String> words = new ArrayList<>();
    for (Option<?> option :
        List.of(
            baseUrl,
            region,
            edge,
            caBundle,
            httpTimeout,
            maxRetries,
            verbose,
            debug,
            curl,
            requireJournal,
            quiet,
            yes)) {
      words.addAll(option.asWords());
    }
    return words;
  }

  /** Whether an option on the command line chooses one account. */
  public boolean choosesAccount() {
    return profile.isGiven() || expectedAccount.isGiven();
  }

  /** A URL with a password is refused, but a message may still repeat the command line. */
  private static String withoutPassword(String value) {
    return value.replaceFirst("//[^/]*@", "//");
  }

  private static void append(StringBuilder options, String name, Option<String> flag) {
    flag.value()
        .map(GlobalFlags::withoutPassword)
        .ifPresent(
            value -> options.append(' ').append(name).append(' ').append(ShellQuoting.word(value)));
  }
}
