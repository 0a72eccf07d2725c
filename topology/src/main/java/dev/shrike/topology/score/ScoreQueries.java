package dev.shrike.topology.score;

import dev.shrike.topology.module.LocalStores;
import dev.shrike.topology.query.ScoreView;
import dev.shrike.topology.query.Scores;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Scores from the stores of this process. */
public final class ScoreQueries implements Scores {
    private static final Comparator<ScoreView> BEST_FIRST =
            Comparator.comparingDouble(ScoreView::mean).reversed().thenComparing(ScoreView::url);

    private final LocalStores stores;

    /**
     * @param stores stores of the score topology
     */
    public ScoreQueries(LocalStores stores) {
        this.stores = stores;
    }

    @Override
    public Optional<ScoreView> find(String url) {
        return stores.<ImageScore>get(ScoredImages.STORE, url)
                .filter(ImageScore::published)
                .map(found -> view(url, found));
    }

    @Override
    public List<ScoreView> top(int limit) {
        return stores.<ImageScore>first(ScoredImages.RANKING, limit).stream()
                .map(row -> view(ScoredImages.imageIn(row.key), row.value))
                .sorted(BEST_FIRST)
                .limit(limit)
                .toList();
    }

    private static ScoreView view(String url, ImageScore found) {
        return new ScoreView(
                url,
                found.score(),
                found.mean(),
                found.evidence().sightings(),
                found.evidence().ratings(),
                found.updated());
    }
}
