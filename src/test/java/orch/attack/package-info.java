/**
 * Attacks on orch in real use: {@code bin/orch} in separate processes, killed, interrupted and cut
 * off at seeded random moments. Then the test follows orch's own advice, and the result must be
 * correct.
 *
 * <p>{@code mvn verify} runs a short form. By hand: {@code mvn verify -Dorch.attack=long} for at
 * least a hundred moments each, {@code -Dorch.attack=N} for N, {@code -Dorch.attack.seed=S} for
 * other moments, and {@code -Dit.test='orch.attack.*' -Dtest=none
 * -Dsurefire.failIfNoSpecifiedTests=false} for the attacks only. A failure names the seed and the
 * round.
 *
 * <p>{@link orch.attack.LoadIT} instead makes many writes in few processes: {@code
 * -Dorch.attack.writes=100000} for as many.
 */
@NullMarked
package orch.attack;

import org.jspecify.annotations.NullMarked;
