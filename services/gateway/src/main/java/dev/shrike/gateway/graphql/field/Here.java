package dev.shrike.gateway.graphql.field;

import dev.shrike.gateway.graphql.calling.Calls;
import graphql.execution.DataFetcherResult;
import graphql.schema.DataFetchingEnvironment;
import java.util.Optional;

/** What holds at a field: who is asking, and which position answers have to include from here on. */
final class Here {
    private Here() {}

    static Calls calls(DataFetchingEnvironment environment) {
        return environment.getGraphQlContext().get(Calls.class);
    }

    /** The position that the field was given, else that of the field it stands in, else that of the request. */
    static Optional<String> position(DataFetchingEnvironment environment) {
        return Optional.<String>ofNullable(environment.getArgumentOrDefault("position", null))
                .or(() -> Optional.ofNullable(environment.getLocalContext()))
                .or(() -> calls(environment).asking().position());
    }

    /** A value whose own fields have the position of this one. */
    static <T> DataFetcherResult<T> with(T value, DataFetchingEnvironment environment) {
        return DataFetcherResult.<T>newResult()
                .data(value)
                .localContext(position(environment).orElse(null))
                .build();
    }
}
