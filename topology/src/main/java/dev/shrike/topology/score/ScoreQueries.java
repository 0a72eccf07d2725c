package dev.shrike.topology.score;

import dev.shrike.topology.module.ReadableStores;
import dev.shrike.topology.query.ScoreView;
import dev.shrike.topology.query.Scores;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Scores from the stores of the topology. */
public final class ScoreQueries implements Scores {
    private static final Comparator<ScoreView> BEST_FIRST =
            Comparator.comparingDouble(ScoreView::mean).reversed().thenComparing(ScoreView::url);

    private final ReadableStores stores;

    /**
     * @param stores stores of the score topology
     */
    public ScoreQueries(ReadableStores stores) {
        this.stores = stores;
    }

    @Override
    public Optional<ScoreView> find(String url) {
        return stores.get(ScoredImages.BY_IMAGE, url)
                .filter(ImageScore::published)
                .map(found -> view(url, found));
    }

    @Override
    public List<ScoreView> top(int limit) {
        return stores.first(ScoredImages.BEST_FIRST, limit).stream()
                .map(row -> view(ScoredImages.imageIn(row.key), row.value))
                .sorted(BEST_FIRST)
                .limit(limit)
                .toList();
    }

    @Override
    public long images() {
        return stores.count(ScoredImages.BEST_FIRST);
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
