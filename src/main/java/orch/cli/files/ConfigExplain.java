package orch.cli.files;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import orch.cli.app.Account;
import orch.cli.app.App;
import orch.cli.app.InputFiles;
import orch.cli.app.TimeoutFlag;
import orch.cli.input.FileFlags;
import orch.cli.option.Command;
import orch.cli.option.CommandSyntax;
import orch.cli.option.Content;
import orch.cli.option.Option;
import orch.cli.problem.ExitCode;
import orch.cli.problem.UsageException;
import orch.concurrent.Deadline;
import orch.configuration.Fields;
import orch.document.Suggestion;
import orch.output.Column;
import orch.output.Format;
import orch.output.Printer;
import orch.output.View;
import orch.traffic.CaptureRule;
import orch.traffic.Message;

/** {@code orch config explain}. */
public final class ConfigExplain implements Command {
  private static final View MESSAGE =
      new View(
          "verdict",
          List.of(
              Column.of("CHANNEL", "channel"),
              Column.of("FROM", "from"),
              Column.of("TO", "to"),
              Column.of("VERDICT", "verdict"),
              Column.of("CONFIGURATION", "captures.configuration").as(Column.Kind.TEXT),
              Column.of("RULE", "captures.rule").as(Column.Kind.TEXT),
              Column.of("PLACE", "captures.place").as(Column.Kind.TEXT)),
          fields("channel", "from", "to", "metadata.*", "verdict", "captures"));
  private static final View ADDRESS =
      new View(
          "address",
          List.of(
              Column.of("ADDRESS", "address").as(Column.Kind.ID),
              Column.of("CHANNEL", "channel"),
              Column.of("INBOUND", "inbound.verdict"),
              Column.of("INBOUND BY", "inbound.captures.configuration").as(Column.Kind.TEXT),
              Column.of("OUTBOUND", "outbound.verdict"),
              Column.of("OUTBOUND BY", "outbound.captures.configuration").as(Column.Kind.TEXT)),
          fields(
              "address",
              "channel",
              "inbound.verdict",
              "inbound.captures",
              "outbound.verdict",
              "outbound.captures"));

  private final FileFlags files = new FileFlags();
  private final Option<Boolean> live =
      Option.toggle("--live")
          .onlyOnCommandLine()
          .description("the configurations of the account instead of files");
  private final Option<String> channel =
      Option.text("--channel")
          .onlyOnCommandLine()
          .label("CHANNEL")
          .values(Fields.CHANNEL_NAMES)
          .description("channel of the message");
  private final Option<String> from =
      Option.text("--from")
          .onlyOnCommandLine()
          .label("ADDRESS")
          .description("sender; * for an address that no rule names");
  private final Option<String> to =
      Option.text("--to")
          .onlyOnCommandLine()
          .label("ADDRESS")
          .description("recipient; * for an address that no rule names");
  private final Option<List<MetadataPair>> metadata =
      Option.each(MetadataPair.class, new MetadataPair.Converter(), "--meta")
          .onlyOnCommandLine()
          .label("KEY=VALUE")
          .description("metadata of the message, such as callType=CLIENT; repeatable");
  private final Option<String> matrix =
      Option.text("--matrix")
          .onlyOnCommandLine()
          .label("FILE")
          .content(Content.FILE)
          .description("addresses, one in a line: a table of what is captured of each");
  private final TimeoutFlag timeout = new TimeoutFlag();

  private final App app;
  private final Account account;

  public ConfigExplain(App app, Account account) {
    this.app = app;
    this.account = account;
  }

  private static List<String> fields(String... paths) {
    List<String> fields = new ArrayList<>();
    for (String path : paths) {
      if (path.endsWith("captures")) {
        for (String member :
            List.of("configuration", "id", "place", "rule", "from", "to", "metadata.*")) {
          fields.add(path + "[]." + member);
        }
      } else {
        fields.add(path);
      }
    }
    return List.copyOf(fields);
  }

  @Override
  public CommandSyntax form() {
    return CommandSyntax.of(this, "explain", "Show which rules capture a message or a call")
        .describe(
            "Compares a message with the capture rules of files or of the account, and names the"
                + " configuration and the rule that capture it. Which of several configurations"
                + " gets a message is not documented, so the verdict is then \"ambiguous\".",
            "With --matrix, each address is one end of the messages, and anybody is the other."
                + " \"partly\" means that only rules with a named partner, or with metadata,"
                + " capture them.")
        .examples(
            "orch config explain -f support.yaml --channel SMS --from +15551230199 --to"
                + " +15551230100",
            "orch config explain --live --channel VOICE --from +15551230199 --to +15551230100"
                + " --meta callType=CLIENT",
            "orch config explain -f support.yaml --matrix numbers.txt")
        .takes(files.all())
        .takes(live, channel, from, to, metadata, matrix, timeout.flag());
  }

  @Override
  public List<View> prints() {
    return List.of(MESSAGE, ADDRESS);
  }

  @Override
  public Integer call() throws InterruptedException {
    Deadline deadline = timeout.deadline(app);
    if (files.areGiven() == live.isSet()) {
      throw new UsageException(
          live.isSet()
              ? "-f and --live exclude each other"
              : "give -f FILE for the rules of files, or --live for those of the account");
    }
    return matrix.value().isPresent() ? matrix(matrix.value().get(), deadline) : message(deadline);
  }

  private int message(Deadline deadline) throws InterruptedException {
    Message message = new Message(channel(), address(from, "--from"), address(to, "--to"), pairs());
    Explanations explanations = explanations(deadline);
    Printer printer = app.output(MESSAGE).many(MESSAGE, Format.TABLE);
    printer.print(explanations.of(message));
    printer.end();
    app.flushOutput();
    explanations.reasons(message).forEach(app::note);
    return ExitCode.DONE.code();
  }

  private int matrix(String file, Deadline deadline) throws InterruptedException {
    for (Option<?> other : List.of(from, to, metadata)) {
      if (other.value().isPresent()) {
        throw new UsageException(
            "--matrix asks about both directions: leave out --from, --to and --meta");
      }
    }
    List<String> addresses = addresses(file, deadline);
    Explanations explanations = explanations(deadline);
    List<String> channels =
        channel.value().isPresent() ? List.of(channel()) : List.copyOf(explanations.channels());
    Printer printer = app.output(ADDRESS).many(ADDRESS, Format.TABLE);
    for (String address : addresses) {
      channels.forEach(each -> printer.print(explanations.ofAddress(each, address)));
    }
    printer.end();
    return ExitCode.DONE.code();
  }

  private Explanations explanations(Deadline deadline) throws InterruptedException {
    if (live.isSet()) {
      return new Explanations(CaptureSources.live(account, deadline));
    }
    return new Explanations(CaptureSources.of(files.documents(app, deadline)));
  }

  private String channel() {
    String name = required(channel, "--channel").toUpperCase(Locale.ROOT);
    if (!Fields.CHANNEL_NAMES.contains(name)) {
      String meant = Suggestion.question(name, Fields.CHANNEL_NAMES);
      throw new UsageException(
          "--channel \""
              + name
              + "\" is unknown"
              + (meant.isEmpty()
                  ? "; the channels are " + String.join(", ", Fields.CHANNEL_NAMES)
                  : meant));
    }
    return name;
  }

  private String address(Option<String> option, String name) {
    String address = required(option, name).strip();
    return address.equals(CaptureRule.WILDCARD) ? Message.ANY_OTHER : address;
  }

  private String required(Option<String> option, String name) {
    Optional<String> value = option.value().filter(text -> !text.isBlank());
    return value.orElseThrow(
        () -> new UsageException(name + " is missing: a message needs --channel, --from and --to"));
  }

  private Map<String, String> pairs() {
    Map<String, String> pairs = new LinkedHashMap<>();
    metadata.orElse(List.of()).forEach(pair -> pairs.put(pair.key(), pair.value()));
    return pairs;
  }

  /** The addresses in a file: one in a line; blank lines and those with # have none. */
  private List<String> addresses(String file, Deadline deadline) {
    List<String> addresses =
        new InputFiles(app, deadline)
            .text(file)
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .distinct()
            .toList();
    if (addresses.isEmpty()) {
      throw new UsageException("the file " + file + " has no addresses: one in each line");
    }
    return addresses;
  }
}
