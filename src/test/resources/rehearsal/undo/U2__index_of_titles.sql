DROP INDEX stories_title_idx;
