import helper_of_later

late = 1
