package orch.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import orch.cli.option.Content;
import orch.cli.option.Option;
import orch.cli.option.WholeNumberConverter;
import orch.configuration.Fields;
import orch.configuration.GroupingType;
import orch.output.Filter;
import orch.output.SortKey;
import orch.output.Sorted;
import orch.output.View;

/** The options that select, sort and limit the results of a list. */
public final class ListFlags {
  private final Option<Integer> limit =
      Option.of(Integer.class, new WholeNumberConverter(1, Integer.MAX_VALUE), "--limit")
          .label("N")
          .description("maximum number of results");
  private final Option<List<String>> filters =
      Option.texts("--filter")
          .label("FIELD=VALUE")
          .content(Content.FILTER)
          .description(
              "only results whose field has this value; also != and ~ (contains);"
                  + " repeatable, all must match");
  private final Option<List<String>> orders =
      Option.texts("--sort-by")
          .label("FIELD[:desc],...")
          .split(",")
          .content(Content.FIELDS)
          .description("sort by these fields, after all results have arrived");

  /** All options, in the order of the help. */
  public List<Option<?>> all() {
    return List.of(filters, orders, limit);
  }

  /**
   * Checks the options and creates the selection for one list.
   *
   * @throws orch.cli.problem.UsageException if a field does not exist
   * @throws orch.output.BadSelectionException if a filter or a sort key cannot be parsed
   */
  public Picked of(View view) {
    int most = limit.orElse(Integer.MAX_VALUE);
    List<Filter> wanted = new ArrayList<>();
    for (String filter : filters.orElse(List.of())) {
      wanted.add(filter(Filter.parse(filter), view));
    }
    List<SortKey> order = new ArrayList<>();
    for (String key : orders.orElse(List.of())) {
      order.add(sortKey(SortKey.parse(key), view));
    }
    return new Picked(
        wanted, order.isEmpty() ? Optional.empty() : Optional.of(new Sorted(order)), most);
  }

  /** The filters as they were typed, as in {@code name~support and version=2}; empty for none. */
  public String filtersAsTyped() {
    return String.join(" and ", filters.orElse(List.of()));
  }

  private static Filter filter(Filter typed, View view) {
    String path = KnownFields.check("--filter", typed.path(), view);
    boolean isWhole = typed.relation() != Filter.Relation.CONTAINS;
    // Tables show the short words, so the user knows them.
    String value =
        isWhole && path.equals(Fields.GROUPING)
            ? GroupingType.parse(typed.value()).map(Enum::name).orElse(typed.value())
            : typed.value();
    return new Filter(path, typed.relation(), value);
  }

  private static SortKey sortKey(SortKey typed, View view) {
    String path = KnownFields.check("--sort-by", typed.path(), view);
    // The later the time, the smaller the age.
    boolean isAge = typed.path().equalsIgnoreCase("age");
    return new SortKey(path, typed.descending() != isAge);
  }

  /**
   * Selects the results of one list as they arrive, and holds them back if they have to be sorted.
   */
  public static final class Picked {
    private final List<Filter> filters;
    private final Optional<Sorted> sorted;
    private final int most;
    private int taken;

    Picked(List<Filter> filters, Optional<Sorted> sorted, int most) {
      this.filters = filters;
      this.sorted = sorted;
      this.most = most;
    }

    public int most() {
      return most;
    }

    /** Whether no result was selected. */
    public boolean isEmpty() {
      return taken == 0;
    }

    /** Whether there were more results than the limit. */
    public boolean isCut() {
      return taken > most;
    }

    /**
     * The maximum number of results that are needed to know whether there are more than the limit.
     */
    public long needed() {
      return filters.isEmpty() && sorted.isEmpty() ? most + 1L : Long.MAX_VALUE;
    }

    /**
     * Takes a result and returns whether it is to be printed now; false for results that are held
     * back to be sorted.
     */
    public boolean lets(JsonNode thing) {
      if (!filters.stream().allMatch(filter -> filter.test(thing))) {
        return false;
      }
      taken++;
      if (sorted.isPresent()) {
        sorted.get().add(thing);
        return false;
      }
      return !isCut();
    }

    /** Whether no further results are needed. */
    public boolean isFull() {
      return sorted.isEmpty() && isCut();
    }

    /** The results that were held back, sorted, up to the limit. */
    public Stream<JsonNode> rest() {
      return sorted.stream().flatMap(Sorted::things).limit(most);
    }
  }
}
