package dev.shrike.notifier.rated;

/**
 * What an owner is told of a rating. It does not name the rater: nothing of them is left in a mail when they are erased.
 *
 * @param subject the mail's subject line
 * @param text    the mail's body
 */
record RatingMessage(String subject, String text) {
    static RatingMessage of(String imageUrl, int rating) {
        return new RatingMessage("Your image was rated " + rating + " of 5", """
                Somebody rated an image of yours %d of 5:

                %s

                You get this mail because you were the first to tick a bird on this image.
                PUT /notifications/mutes stops these mails.
                """.formatted(rating, imageUrl));
    }
}
