package orch.cli;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import orch.profile.Wanted;
import orch.term.ColorMode;
import orch.term.Format;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.TypeConversionException;

/** The options that every command understands, anywhere on the line. */
final class Globals {
  static final Duration HTTP_TIMEOUT = Duration.ofSeconds(30);
  static final int MAX_RETRIES = 4;

  @Option(
      names = {"-p", "--profile"},
      paramLabel = "NAME",
      scope = ScopeType.INHERIT,
      description = "the profile to use; 'local' is the built-in local control plane")
  private @Nullable String profile;

  @Option(
      names = "--base-url",
      paramLabel = "URL",
      scope = ScopeType.INHERIT,
      description = "where the API is; plain http only on this machine")
  private @Nullable String baseUrl;

  @Option(
      names = "--region",
      paramLabel = "R",
      scope = ScopeType.INHERIT,
      description = "the region of the account, such as ie1")
  private @Nullable String region;

  @Option(
      names = "--edge",
      paramLabel = "E",
      scope = ScopeType.INHERIT,
      description = "the edge to go through, such as dublin")
  private @Nullable String edge;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      converter = FormatConverter.class,
      scope = ScopeType.INHERIT,
      description = "json, jsonl, yaml, table or name")
  private @Nullable Format output;

  @Option(
      names = "--fields",
      paramLabel = "a,b.c",
      split = ",",
      scope = ScopeType.INHERIT,
      description = "only these fields")
  private @Nullable List<String> fields;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      scope = ScopeType.INHERIT,
      description = "auto, always or never")
  private @Nullable ColorMode color;

  @Option(
      names = {"-q", "--quiet"},
      scope = ScopeType.INHERIT,
      description = "no progress and no notes",
      fallbackValue = "true")
  private boolean quiet;

  @Option(
      names = {"-v", "--verbose"},
      scope = ScopeType.INHERIT,
      description = "also retries and timings, on stderr",
      fallbackValue = "true")
  private boolean verbose;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "also a line per request, and stack traces; never a secret",
      fallbackValue = "true")
  private boolean debug;

  @Option(
      names = "--http-timeout",
      paramLabel = "D",
      converter = Durations.class,
      scope = ScopeType.INHERIT,
      description = "the longest that one attempt of a request may take (30s)")
  private @Nullable Duration httpTimeout;

  @Option(
      names = "--max-retries",
      paramLabel = "N",
      scope = ScopeType.INHERIT,
      description = "how often a request is tried again (4)")
  private @Nullable Integer maxRetries;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "show the help of a command")
  @SuppressWarnings("UnusedVariable") // picocli alone asks for it
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      scope = ScopeType.INHERIT,
      description = "show the version")
  @SuppressWarnings("UnusedVariable") // picocli alone asks for it
  private boolean version;

  Wanted wanted() {
    return new Wanted(orEmpty(profile), orEmpty(baseUrl), orEmpty(region), orEmpty(edge));
  }

  Optional<Format> format() {
    return Optional.ofNullable(output);
  }

  List<String> fields() {
    return fields == null ? List.of() : fields;
  }

  ColorMode color() {
    return color == null ? ColorMode.AUTO : color;
  }

  boolean isQuiet() {
    return quiet;
  }

  boolean isVerbose() {
    return verbose || debug;
  }

  boolean isDebug() {
    return debug;
  }

  Duration httpTimeout() {
    Duration timeout = httpTimeout == null ? HTTP_TIMEOUT : httpTimeout;
    if (timeout.isZero()) {
      throw new UsageProblem("--http-timeout must be more than zero");
    }
    return timeout;
  }

  int maxRetries() {
    int retries = maxRetries == null ? MAX_RETRIES : maxRetries;
    if (retries < 0 || retries > 100) {
      throw new UsageProblem("--max-retries must be 0 to 100, not " + retries);
    }
    return retries;
  }

  /** The connection's options as they would be typed again, each with a space before it. */
  String again() {
    StringBuilder options = new StringBuilder();
    append(options, "-p", profile);
    append(options, "--base-url", baseUrl);
    append(options, "--region", region);
    append(options, "--edge", edge);
    return options.toString();
  }

  private static void append(StringBuilder options, String name, @Nullable String value) {
    if (value != null) {
      options.append(' ').append(name).append(' ').append(Shell.word(value));
    }
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  /** Names the formats as people type them. */
  static final class FormatConverter implements ITypeConverter<Format> {
    @Override
    public Format convert(String text) {
      for (Format format : Format.values()) {
        if (format.toString().equalsIgnoreCase(text.strip())) {
          return format;
        }
      }
      throw new TypeConversionException(
          "'" + text + "' is none of " + String.join(", ", Format.names()));
    }
  }
}
