package orch.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import orch.cli.option.Option;
import orch.cli.problem.UsageException;
import orch.output.Filter;
import orch.output.SortKey;
import orch.output.Sorted;
import orch.output.View;

/** Which things of a list are printed: those that fit the filters, in order, up to a limit. */
public final class ListFlags {
  private final Option<Integer> limit =
      Option.of(Integer.class, "--limit").label("N").description("maximum number of results");
  private final Option<List<String>> filters =
      Option.texts("--filter")
          .label("FIELD=VALUE")
          .description(
              "only results whose field has this value; also != and ~ (contains);"
                  + " repeatable, all must match");
  private final Option<List<String>> orders =
      Option.texts("--sort-by")
          .label("FIELD[:desc],...")
          .split(",")
          .description("sort by these fields, after all results have arrived");

  /** All of its flags, as the help shows them. */
  public List<Option<?>> all() {
    return List.of(filters, orders, limit);
  }

  /**
   * Makes ready to take things.
   *
   * @throws UsageException when the things have no such field, or the limit is none
   * @throws orch.output.BadSelectionException when a filter or an order cannot be read
   */
  public Picked of(View view) {
    int most = limit.orElse(Integer.MAX_VALUE);
    if (most < 1) {
      throw new UsageException("--limit must be at least 1, not " + most);
    }
    List<Filter> wanted = filters.orElse(List.of()).stream().map(Filter::parse).toList();
    List<SortKey> order = orders.orElse(List.of()).stream().map(SortKey::parse).toList();
    wanted.forEach(filter -> KnownFields.check("--filter", filter.path(), view));
    order.forEach(by -> KnownFields.check("--sort-by", by.path(), view));
    return new Picked(
        wanted, order.isEmpty() ? Optional.empty() : Optional.of(new Sorted(order)), most);
  }

  /** Takes things one by one and lets through, at once or at the end, what is selected. */
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

    /** Whether there was more than the limit allows. */
    public boolean isCut() {
      return taken > most;
    }

    /** How many things are needed at most to know whether there are more than the limit. */
    public long needed() {
      return filters.isEmpty() && sorted.isEmpty() ? most + 1L : Long.MAX_VALUE;
    }

    /** Whether the thing is to be printed now; without an order, until {@link #isCut}. */
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

    /** Whether what comes later cannot be printed any more. */
    public boolean isFull() {
      return sorted.isEmpty() && isCut();
    }

    /** What was held back to be put in order. */
    public Stream<JsonNode> rest() {
      return sorted.stream().flatMap(Sorted::things).limit(most);
    }
  }
}
